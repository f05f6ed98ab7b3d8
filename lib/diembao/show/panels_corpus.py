"""What stands in the notebook on the corpus: what was read and set aside, how long it is, and of what it is made."""

import pandas as pd

from diembao.read.duplicates import find_duplicates
from diembao.show.article_pictures import ROLE_TINTS, Strip
from diembao.show.charts import Chart
from diembao.show.controls import Choice
from diembao.show.pictures import Bars
from diembao.show.prose import Said, plural
from diembao.show.reader import Reader
from diembao.show.tables import Table
from diembao.show.wording import amount

UNITS = ("syllables", "sentences", "passages", "characters")
ORDERS = ("as read", "longest first")
MOST = 40  # articles drawn in one picture


def corpus_note(articles):
    """What has to be known of a corpus before anything is read out of it.

    Parameters
    ----------
    articles : pandas.DataFrame
        As `read_articles` gives it.

    Returns
    -------
    Said
        On fiction, on wording of the project's own, or that nothing of that kind is noted.
    """
    fiction = articles["fiction"].dropna() if "fiction" in articles else []
    if len(fiction):
        some = "" if len(fiction) == len(articles) else f"{len(fiction)} of its {plural(len(articles), 'article')}: "
        return Said(f"This corpus is fiction. {some}{fiction.iloc[0]}. Nothing here happened.", "note")
    if (articles["outlet"] == "Điểm Báo").any():
        return Said(
            "These texts were written by the project, in its own words, from the facts of a newspaper article. Their "
            "figures are the article’s; words, topics and tone measured here are the project’s wording, not a newspaper’s.",
            "note",
        )
    outlets = articles["outlet"].dropna().unique()
    named = f", from {plural(len(outlets), 'outlet')}" if len(outlets) else "; none names its outlet"
    return Said(f"{plural(len(articles), 'article')}{named}. No file marks its text as fiction.")


def read_in_words(articles, passages, sentences):
    """How much was read, in a sentence.

    Parameters
    ----------
    articles, passages, sentences : pandas.DataFrame

    Returns
    -------
    Said
    """
    days = articles["published"].dropna().astype(str)
    when = f"They were published from {days.min()} to {days.max()}." if len(days) else "No day of publication is known."
    again = passages["duplicate_of"].notna().sum()
    twice = f" {plural(again, 'passage repeats', 'passages repeat')} an earlier one of its article." if again else ""
    parts = f"{plural(len(passages), 'passage')} and {plural(len(sentences), 'sentence')}"
    length = plural(_syllables(articles["clean"]).sum(), "syllable")
    return Said(f"{plural(len(articles), 'article')} became {parts}, {length} in all. {when}{twice}")


def _syllables(texts):
    return texts.str.split().str.len()


def left_out(articles):
    """The files that could not be read, and those that were read and deserve a look.

    Parameters
    ----------
    articles : pandas.DataFrame
        With `attrs["skipped"]` and `attrs["remarks"]`.

    Returns
    -------
    Table or Said
    """
    notes = [{**note, "outcome": "left out"} for note in articles.attrs.get("skipped", [])]
    notes += [{**note, "outcome": "read, worth a look"} for note in articles.attrs.get("remarks", [])]
    if not notes:
        return Said("Nothing was left out: every file of the corpus was read, and none calls for a remark.")
    columns = ["path", "outcome", "reason", "advice"]
    labels = {"path": "file", "reason": "why", "advice": "what to do"}
    return Table(pd.DataFrame(notes), columns, ["outcome"], caption="Files to look at, one a row", labels=labels)


def near_duplicates(articles):
    """Articles that repeat an earlier one, word by word or nearly so.

    Parameters
    ----------
    articles : pandas.DataFrame

    Returns
    -------
    Table or Said
    """
    found = find_duplicates(articles)
    if found.empty:
        return Said("No article repeats another one, word by word or nearly so (a likeness of 0.8 or more).")
    caption = "Articles that repeat an earlier one, one a row"
    return Table(found, list(found.columns), ["kind"], caption=caption, labels={"duplicate_of": "repeats"})


def lengths(articles, passages, sentences):
    """The articles with their lengths.

    Parameters
    ----------
    articles, passages, sentences : pandas.DataFrame

    Returns
    -------
    pandas.DataFrame
        article title outlet published passages sentences syllables characters, and start, end of the first passage.
    """
    first = passages.drop_duplicates("article").set_index("article")[["start", "end"]]
    table = articles[["article", "title", "outlet", "published"]].assign(
        passages=articles["article"].map(passages["article"].value_counts()).fillna(0).astype(int),
        sentences=articles["article"].map(sentences["article"].value_counts()).fillna(0).astype(int),
        syllables=_syllables(articles["clean"]),
        characters=articles["clean"].str.len(),
    )
    return table.join(first, on="article").dropna(subset="start").astype({"start": int, "end": int})


def length_chart(table, unit="syllables", order="as read"):
    """How long each article is.

    Parameters
    ----------
    table : pandas.DataFrame
        As `lengths` gives it.
    unit : str
        syllables, sentences, passages or characters.
    order : str
        as read, or longest first.

    Returns
    -------
    Chart
    """
    choices = [Choice("unit", "Length in", UNITS, unit), Choice("order", "Order", ORDERS, order)]
    return Chart("How long the articles are", lambda unit, order: _longest(table, unit, order), _Lengths(), choices)


def _longest(table, unit, order):
    ordered = table if order == ORDERS[0] else table.sort_values(unit, ascending=False, kind="stable")
    return ordered.assign(length=ordered[unit], unit=unit)


class _Lengths:
    """Bars of the first articles, and a sentence on all of them."""

    def draw(self, table):
        return Bars("article", "length", table["unit"].iloc[0]).draw(table.head(MOST))

    def describe(self, table):
        lengths, unit = table["length"], table["unit"].iloc[0]
        longest, shortest = (table.loc[i, "article"] for i in (lengths.idxmax(), lengths.idxmin()))
        drawn = f" The first {MOST} of {len(table)} are drawn." if len(table) > MOST else ""
        return (
            f"The median article has {amount(lengths.median())} {unit}, the shortest {lengths.min():,} ({shortest}) and "
            f"the longest {lengths.max():,} ({longest}).{drawn}"
        )


def articles_table(table, passages):
    """The articles, each leading to its first passage.

    Parameters
    ----------
    table : pandas.DataFrame
        As `lengths` gives it.
    passages : pandas.DataFrame

    Returns
    -------
    Table
    """
    told = ("outlet", "published")  # said once in the note where it is the same for all
    columns = [name for name in table.columns if name not in ("start", "end") and table[name].notna().any()]
    columns = [name for name in columns if name not in told or table[name].nunique() > 1]
    opens = "title" if "title" in columns else "article"
    filters = ["outlet"] if "outlet" in columns else []
    return Table(table, columns, filters, passages, "Articles, one a row", opens=opens)


def strip(passages, order="as read"):
    """The passages of each article by role and length.

    Parameters
    ----------
    passages : pandas.DataFrame
        `article start end role`.
    order : str
        as read, or longest first.

    Returns
    -------
    Chart
    """
    choices = [Choice("order", "Order", ORDERS, order)]
    return Chart("Passages by role and length", lambda order: _in_order(passages, order), Strip(most=MOST), choices)


def _in_order(passages, order):
    if order == ORDERS[0]:
        return passages
    ends = passages.groupby("article")["end"].transform("max")
    return passages.assign(ends=ends).sort_values(["ends", "article", "start"], ascending=[False, True, True])


def passages_table(passages):
    """The passages, each opening its whole text.

    Parameters
    ----------
    passages : pandas.DataFrame

    Returns
    -------
    Table
    """
    table = passages.assign(
        begins=passages["clean"].str.split().str[:12].str.join(" ") + "…",
        syllables=_syllables(passages["clean"]),
        repeats=passages["duplicate_of"].notna().map({True: "an earlier passage", False: "no"}),
    )
    columns = ["begins", "role", "syllables", "article"] + ["repeats"] * bool(passages["duplicate_of"].notna().any())
    filters = [name for name in ("role", "article", "repeats") if name in columns]
    caption = "Passages, one a row; each opens its whole text"
    return Table(table, columns, filters, passages, caption, opens="begins", vietnamese={"begins"}, page_rows=600)


def passages_reader(articles, passages, article=""):
    """An article with its passages coloured by role.

    Parameters
    ----------
    articles, passages : pandas.DataFrame
    article : str
        The first one unless given.

    Returns
    -------
    Reader
    """
    title = "An article and the roles of its passages"
    return Reader(title, articles, passages, _passage_record, article, "role", ROLE_TINTS)


def _passage_record(row):
    return f"passage {row.passage}, characters {row.start} to {row.end}"
