"""A desk to code sentences at: one sentence at a time, saved at every click; in a page, what was coded and what comes next."""

from html import escape

from diembao.explore.sentiment import with_neighbours
from diembao.explore.tone_own import COLUMNS, before_and_after, draw_sentences, keep_label, read_labels, refit
from diembao.explore.validation import coder_agreement
from diembao.read.files import project_root
from diembao.show.html import attributes, exporting
from diembao.show.prose import plural
from diembao.show.repeat import repeat_html, repeat_lines
from diembao.show.wording import amount

NEXT = 10  # sentences that a page lists


class CodingDesk:
    """Sentences to code, with the agreement of coders and what the model learns from them.

    In JupyterLab it shows one sentence after the other between its neighbours, with a button for each label. Every click writes
    a row to the file at once. A page shows the sentences that come next, how many are coded, and how coders agree.

    Parameters
    ----------
    scores : pandas.DataFrame
        As `score_sentiment` gives it.
    path : str or Path
        The CSV file of the labels, made at the first click; a relative path begins at the project's folder.
    coder : str
        Whose labels they are.
    draw : str
        uncertain or random, as for `draw_sentences`.

    Raises
    ------
    ValueError
        If the file is faulty, or `draw` another word.

    Examples
    --------
    >>> from diembao import score_sentiment
    >>> desk = CodingDesk(score_sentiment("Dự án chậm trễ. Dân phấn khởi."), "no-such-file.csv", "An", "random")
    >>> desk.told()
    'An has coded 0 of 2 sentences.'
    """

    def __init__(self, scores, path, coder="me", draw="uncertain"):
        self.sentences, self.path, self.coder, self.draw = with_neighbours(scores), path, coder, draw
        self._file = project_root() / path  # an absolute path stays what it is
        self.labels = read_labels(self._file)
        self.queue = draw_sentences(self.sentences, self.labels, draw, coder)
        self.model, self._view = None, None

    def code(self, row, label):
        """Keep a label for a sentence, in the file and here."""
        keep_label(self._file, row, self.coder, label, self.draw)
        self.labels = read_labels(self._file)

    def told(self):
        """How much is coded."""
        done = (self.labels["coder"] == self.coder).sum()
        others = self.labels.loc[self.labels["coder"] != self.coder, "coder"].nunique()
        beside = f"; {plural(others, 'other coder')} in the same file" if others else ""
        return f"{self.coder} has coded {done:,} of {plural(len(self.sentences), 'sentence')}{beside}."

    def agreed(self):
        """Krippendorff's alpha of the coders in words, or why there is none."""
        found = coder_agreement(self.labels[COLUMNS[:-1]]).iloc[0]
        if not found["units"]:
            return "No sentence has two coders yet, so there is no agreement to tell."
        within = "" if found["low"] != found["low"] else f" (95% interval {amount(found['low'])} to {amount(found['high'])})"
        units = plural(int(found["units"]), "sentence")
        return f"Krippendorff’s alpha of {int(found['coders'])} coders on {units}: {amount(round(found['alpha'], 3))}{within}."

    def learned(self):
        """Fit the model on to the labels: a sentence on what that brought, with the measures before and after.

        The fitted model is then `model`, for `score_sentiment(…, model=desk.model)`.
        """
        measured = before_and_after(self.sentences, self.labels)
        if measured.empty:
            return "Labels for 20 sentences of two articles are needed before anything can be measured."
        self.model = refit(self.sentences, self.labels)
        told = "; ".join(
            f"{row.measure} {row.model} {amount(round(row.value, 3))} ({amount(round(row.low, 2))} to {amount(round(row.high, 2))})"
            for row in measured.sort_values("measure", kind="stable").itertuples()
        )
        drawn = "" if set(self.labels["drawn"]) == {"random"} else " Sentences drawn by uncertainty are harder than most."
        return f"{plural(measured['n'].iloc[0], 'sentence')}, each scored without its own article: {told}.{drawn}"

    def sentence_html(self, row):
        """A sentence between its neighbours."""
        sides = [f'<span class="place">{escape(text)}</span>' for text in (row.before, row.after)]
        where = f"{row.article}, characters {row.start} to {row.end}"
        return f'<p lang="vi">{sides[0]} <mark>{escape(row.text)}</mark> {sides[1]}</p><p class="place">{escape(where)}</p>'

    def export(self):
        """What a page shows: without a kernel nothing can be coded."""
        state = {"labels": str(self.path), "coder": self.coder, "draw": self.draw}
        listed = "".join(f"<li>{self.sentence_html(row)}</li>" for row in self.queue.head(NEXT).itertuples())
        learned = f"<p>{escape(self.learned())}</p>" if len(self.labels) else ""
        return (
            f"<section{attributes(class_='diembao desk')}><p class='title'>Sentences to code</p>"
            f"<p>{escape(self.told())} {escape(self.agreed())}</p>{learned}"
            f"<p>Those that come next (drawn: {escape(self.draw)}); they are coded in JupyterLab:</p><ol>{listed}</ol>"
            f"{repeat_html(*repeat_lines(state))}</section>"
        )

    def view(self):
        """The widget for JupyterLab, made once."""
        if self._view is None:
            from diembao.show.views import desk_view

            self._view = desk_view(self)
        return self._view

    def _repr_mimebundle_(self, include=None, exclude=None):
        still = {"text/html": self.export(), "text/plain": self.told()}
        return still if exporting() else {**self.view()._repr_mimebundle_(), **still}
