"""What stands in the notebook on figures: how many of what kind, their values, and the text that they stand in."""

from diembao.show.amount_pictures import AmountsAlong
from diembao.show.amounts import COLUMNS, OVER, amounts, things, told
from diembao.show.charts import Chart
from diembao.show.controls import Choice
from diembao.show.ledger import Ledger
from diembao.show.ledger_rows import RECORD, ledger_frame
from diembao.show.marks import tints_of
from diembao.show.pictures import Bars
from diembao.show.prose import Said
from diembao.show.reader import Reader
from diembao.show.sieve import KINDS, Sifted
from diembao.show.tables import show_value

PROPERTIES = ("kind", "relation", "unit", "counted", "actor", "place", "when", "status", "speaker")
MOST = 25  # bars
THINGS = 60  # to choose from
FRAMES = 24  # pictures of a page


def whole_record(figures):
    """The figures with every column of the record; those that the extractor has not filled are empty.

    Parameters
    ----------
    figures : pandas.DataFrame

    Returns
    -------
    pandas.DataFrame
    """
    missing = [name for name in (*RECORD, *PROPERTIES) if name not in figures]
    return figures.assign(**dict.fromkeys(missing))


def properties_chart(figures, by="kind"):
    """How many figures have which kind, unit, actor and so on.

    Parameters
    ----------
    figures : pandas.DataFrame
    by : str
        One of PROPERTIES.

    Returns
    -------
    Chart
    """
    choices = [Choice("by", "Counted by", PROPERTIES, by)]
    picture = Bars("property", "figures", "figures")
    return Chart("Figures by what is known of them", lambda by: _property(whole_record(figures), by), picture, choices)


def _property(figures, by):
    counts = figures[by].dropna().map(show_value).value_counts().head(MOST)
    return counts.rename_axis("property").reset_index(name="figures")


def amounts_chart(figures, articles, sentences, thing="", over="period"):
    """The values and bounds of one counted thing, over time or by who is told of, each mark leading to its sentences.

    Parameters
    ----------
    figures, articles, sentences : pandas.DataFrame
        As `extract_figures`, `read_articles` and `split_sentences` give them.
    thing : str
        Kind and unit or counted phrase, as in `count: tổ chức đảng`; the most frequent one where it is empty.
    over : str
        One of OVER; those of which no figure tells anything are left out of the choices.

    Returns
    -------
    Chart or Said
    """
    table = amounts(ledger_frame(figures, articles, sentences))
    if table.empty:
        return Said("No figure of this corpus has both a value and a unit, so there is nothing to compare.")
    found = things(table)
    kept = list(found)[:THINGS]
    choices = [
        Choice("thing", "Figures of", kept + [thing] * (thing in found and thing not in kept), thing or kept[0]),
        Choice("over", "Along", [name for name in OVER if name == over or table[COLUMNS[name]].notna().any()], over),
    ]
    title = "The amounts, as the texts give them"
    return Chart(title, lambda thing, over: _told(table, found, thing, over), AmountsAlong(), choices, FRAMES)


def _told(table, found, thing, over):
    return told(table.iloc[found[thing]], over).assign(thing=thing, over=over)


def figures_table(figures, articles, sentences, **asked):
    """The figures to sift, each leading to its sentence, and to write to a file.

    Parameters
    ----------
    figures, articles, sentences : pandas.DataFrame
        As `extract_figures`, `read_articles` and `split_sentences` give them.
    **asked
        What is shown first: `kind unit actor place period search sort`, as in Sifted.

    Returns
    -------
    Ledger or Said
    """
    if figures.empty:
        return Said("No figure was found in this corpus, so there is nothing to list.")
    return Ledger("Figures, one a row", ledger_frame(figures, articles, sentences), Sifted(**asked))


def figures_reader(articles, figures, article=""):
    """An article with its figures coloured by kind, the record of each on hovering, by touch and by keyboard.

    Parameters
    ----------
    articles, figures : pandas.DataFrame
    article : str
        The first one unless given.

    Returns
    -------
    Reader
    """
    title = "An article and its figures"
    return Reader(title, articles, figures, _figure_record, article, tints=tints_of(KINDS))


def _figure_record(row):
    told = ((name, show_value(getattr(row, name, None))) for name in RECORD[:-1])  # the other end of a change is an id
    return " · ".join(f"{name} {value}" for name, value in told if value != "–")
