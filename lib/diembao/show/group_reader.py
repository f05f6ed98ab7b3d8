"""Quantities that several articles tell, one at a time: a picture of the values, and the sentences behind them."""

from html import escape

from diembao.explore.amounts import base_unit
from diembao.show.controls import Choice
from diembao.show.figure_pictures import Amounts
from diembao.show.html import attributes, data_uri
from diembao.show.marks import sentence_html
from diembao.show.prose import plural
from diembao.show.repeat import repeat_html, repeat_lines
from diembao.show.style import theme, to_webp
from diembao.show.tables import find_context
from diembao.show.walk import Walk
from diembao.show.wording import shorten

MOST = 60  # groups that a page carries
LINES = 24  # tellings of a group that are shown
IN_WORDS = {"contradicts": "contradicted", "updated": "updated", "rounded": "rounded", "same": "told alike"}
OF_A_PAIR = {
    "contradicts": "contradict each other",
    "updated": "are one quantity, updated",
    "rounded": "agree by rounding",
    "same": "agree",
}


def _in_one_unit(told):
    """The figures with `thing`, their unit; in base units where they have several that are multiples of one another."""
    units = told["unit"].fillna("as told")
    if units.nunique() == 1 or (told["kind"] == "count").all():
        return told.assign(thing=units)
    bases = [base_unit(unit) for unit in units]
    factors = [factor for _, factor in bases]
    scaled = {name: told[name] * factors for name in ("value", "low", "high")}
    return told.assign(thing=[base for base, _ in bases], **scaled)


class GroupReader(Walk):
    """A group of figures of one quantity, and a control to choose another group.

    It is worked by the same widget and the same script as `Reader`.

    Parameters
    ----------
    title : str
    pairs : pandas.DataFrame
        As `regroup` gives it: groups in the order in which they are walked through.
    tellings : pandas.DataFrame
        The figures of the groups: `group`, the columns of figures, and `outlet published` where they are known.
    sentences : pandas.DataFrame
    group : str
        The one shown first; the first of `pairs` where it is empty.

    Raises
    ------
    ValueError
        For a group that there is not; the message lists some that there are.
    """

    def __init__(self, title, pairs, tellings, sentences, group=""):
        self.title = title
        self.pairs = dict(list(pairs.groupby("group", sort=False)))
        order = [name for name in ("published", "article", "start") if name in tellings]
        tellings = tellings.sort_values(order, na_position="last").reset_index(drop=True)
        context = find_context(tellings, sentences).reset_index(drop=True)
        tellings = tellings.assign(sentence_start=context["start"], around=context["text"])
        self.tellings = dict(list(tellings.groupby("group", sort=False)))
        names = list(self.pairs)
        self.choice = Choice("group", "Group", names, group or names[0], [self._label(name) for name in names])

    def _label(self, name):
        first = self.pairs[name].iloc[0]
        return f"{name} {IN_WORDS[first['relation']]}: {shorten(first['quantity'], 40)}"

    def describe(self, name):
        """How many figures of how many articles, and the values, in a sentence."""
        told, pairs = self.tellings[name], self.pairs[name]
        values = ", ".join(dict.fromkeys(told["text"]))
        kinds = ", ".join(f"{count} {IN_WORDS[kind]}" for kind, count in pairs["relation"].value_counts().items())
        each = f" Pairs: {kinds}." if len(pairs) > 1 else ""
        figures = f"{plural(len(told), 'figure')} of {plural(told['article'].nunique(), 'article')}"
        return f"{self._label(name)}. {figures}: {values}.{each}"

    def still(self, name):
        """One group as HTML that needs no script."""
        told = self.tellings[name].head(LINES)
        sentences = "".join(map(self._sentence, told.itertuples()))
        notes = "".join(f"<li>{self._pair(pair)}</li>" for pair in self.pairs[name].head(LINES).itertuples())
        repeat = repeat_html(*repeat_lines({"group": name}))
        caption = f'<p class="caption">{escape(self.describe(name))}</p>'
        return f"{self._picture(name, told)}{caption}<ul>{sentences}</ul><ul>{notes}</ul>{repeat}"

    def _picture(self, name, told):
        told = _in_one_unit(told).assign(label=[self._source(row) for row in told.itertuples()])
        with theme():
            content, width, height = to_webp(Amounts().draw(told))
        alt = f"The values of {self._label(name)}, one telling a row. {Amounts().describe(told)}"
        return f"<img{attributes(src=data_uri(content), alt=alt, width=width, height=height)}>"

    @staticmethod
    def _source(row):
        """Outlet and date, as far as they are known; the article's name otherwise."""
        known = [str(value) for value in (getattr(row, "published", None), getattr(row, "outlet", None)) if isinstance(value, str)]
        return " · ".join([row.text, *(known or [row.article])])

    def _sentence(self, row):
        around, text = row.around, row.text
        if isinstance(around, str):
            begin = int(row.sentence_start)
            told = sentence_html(around, row.start - begin, row.end - begin)
        else:
            told = escape(text)
        place = escape(f"{self._source(row)} · {row.article}, characters {row.start} to {row.end}")
        return f'<li><span lang="vi">{told}</span> <span class="place">{place}</span></li>'

    @staticmethod
    def _pair(pair):
        told = f"{pair.text_a} and {pair.text_b} {OF_A_PAIR[pair.relation]}: {pair.note} (confidence {pair.confidence:.2f})"
        return escape(told)

    def _carried(self):
        names = list(dict.fromkeys([*self.choice.values[:MOST], self.choice.default]))
        rest = len(self.choice.values) - len(names)
        return names, f'<p class="caption">{rest} more groups are in the notebook.</p>' if rest else ""
