"""What stands in the notebook on agreement: what the articles tell alike and what not, quantity by quantity."""

import pandas as pd

from diembao.explore.reconcile import RELATIONS, regroup
from diembao.show.charts import Chart
from diembao.show.controls import Choice
from diembao.show.group_reader import IN_WORDS, GroupReader
from diembao.show.pictures import Bars
from diembao.show.prose import Said, plural
from diembao.show.tables import Table
from diembao.show.wording import listed

STEPS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)  # least confidences to choose from
SUMS = {"sum-wrong": "does not add up", "sum-right": "adds up"}


def agreement_in_words(pairs, articles, least=0.4):
    """How many quantities several articles tell, and how they stand to each other.

    Parameters
    ----------
    pairs : pandas.DataFrame
        As `compare_figures` gives it.
    articles : pandas.DataFrame
    least : float
        The least confidence.

    Returns
    -------
    Said
    """
    if articles["article"].nunique() < 2:
        return Said("This corpus is one article, so there is nothing to compare between articles.", "note")
    groups = quantities(pairs, least)
    if groups.empty:
        return Said(f"No quantity was found that two of the {len(articles):,} articles tell, at a confidence of {least} or more.")
    counts = groups["relation"].value_counts()
    told = listed(f"{counts[name]:,} {words}" for name, words in IN_WORDS.items() if name in counts)
    return Said(f"{plural(len(groups), 'quantity', 'quantities')} told by several articles: {told}. {_sources(articles)}")


def _sources(articles):
    """What agreement is worth here."""
    origins = articles[[name for name in ("source", "outlet") if name in articles]].dropna(axis=1, how="all")
    if any(origins[name].nunique() == 1 for name in origins):
        return "All articles name one source, so that their agreement confirms nothing: it is one report told several times."
    return "Agreement confirms something only where the articles did not take the number from each other."


def quantities(pairs, least=0.0):
    """One row a group: the relation of its worst pair, what is counted, and in how many figures and articles it is told.

    Parameters
    ----------
    pairs : pandas.DataFrame
    least : float

    Returns
    -------
    pandas.DataFrame
        group, relation, confidence, quantity, articles.
    """
    pairs = regroup(pairs, least)
    rank = pairs["relation"].map({name: i for i, name in enumerate(RELATIONS)})
    first = pairs.assign(rank=rank).sort_values(["rank", "confidence"], ascending=[True, False]).drop_duplicates("group")
    told = tellings(pairs).groupby("group")["article"].nunique()
    first = first.assign(articles=first["group"].map(told))
    return first[["group", "relation", "confidence", "quantity", "articles"]].reset_index(drop=True)


def tellings(pairs):
    """The figures of pairs, one row a figure and group: group, id, article, start, end, text."""
    sides = []
    for side in "ab":
        names = {f"{name}_{side}": name for name in ("id", "article", "start", "end", "text")}
        sides.append(pairs[["group", *names]].rename(columns=names))
    return pd.concat(sides).drop_duplicates(["group", "id"]).reset_index(drop=True)


def agreement_chart(pairs, least=0.4):
    """How many quantities are told alike, rounded, updated and contradicted, as far as one trusts the pairs.

    Parameters
    ----------
    pairs : pandas.DataFrame
    least : float
        One of STEPS.

    Returns
    -------
    Chart or Said
    """
    if pairs.empty:
        return Said("There is no pair of figures to count.")
    choices = [Choice("least", "Least confidence", STEPS, least)]
    return Chart("Quantities that several articles tell", lambda least: _counts(pairs, least), _Agreement(), choices)


def _counts(pairs, least):
    counts = quantities(pairs, least)["relation"].value_counts()
    return pd.DataFrame([(IN_WORDS[name], int(counts.get(name, 0))) for name in RELATIONS], columns=["told", "quantities"])


class _Agreement:
    """A bar for each way in which tellings of a quantity stand to each other, and all four in a sentence."""

    def draw(self, table):
        return Bars("told", "quantities", "quantities").draw(table)

    def describe(self, table):
        each = listed(f"{count or 'none'} {told}" for told, count in zip(table["told"], table["quantities"], strict=True))
        return f"Of {plural(int(table['quantities'].sum()), 'quantity', 'quantities')}, {each}."


def groups_reader(pairs, figures, articles, sentences, least=0.4, group=""):
    """The quantities one after the other, contradictions first: values with bounds, sentences, and what was concluded.

    Parameters
    ----------
    pairs, figures, articles, sentences : pandas.DataFrame
    least : float
    group : str
        The one shown first, as `G001`.

    Returns
    -------
    GroupReader or Said
    """
    kept = regroup(pairs, least)
    if kept.empty:
        return Said("There is no group to walk through.")
    told = tellings(kept)[["group", "id"]].merge(figures, on="id")
    known = [name for name in ("outlet", "published", "title") if name in articles]
    told = told.join(articles.set_index("article")[known], on="article")
    return GroupReader("Told several times", kept, told, sentences, group)


def pairs_table(pairs, sentences, relation="all", least=0.4, **options):
    """The pairs, each leading to the sentence of its first figure and naming the other.

    Parameters
    ----------
    pairs, sentences : pandas.DataFrame
    relation : str
        `all` or one of RELATIONS.
    least : float
    **options
        For Table.

    Returns
    -------
    Table or Said
    """
    kept = regroup(pairs, least)
    kept = kept if relation == "all" else kept[kept["relation"] == relation]
    if kept.empty:
        of = "" if relation == "all" else f" of the kind “{relation}”"
        return Said(f"No pair{of} at this confidence.")
    table = kept.assign(article=kept["article_a"], start=kept["start_a"], end=kept["end_a"])
    columns = ["text_a", "text_b", "relation", "confidence", "quantity", "article_a", "article_b", "note", "group"]
    labels = {"text_a": "told", "text_b": "and", "article_a": "in", "article_b": "and in"}
    options = {"caption": "Pairs of figures, one a row", "filters": ["relation", "article_a"], "opens": "text_a", **options}
    vietnamese = {"text_a", "text_b", "quantity"}
    return Table(table, columns, context=sentences, labels=labels, vietnamese=vietnamese, **options)


def totals_in_words(totals):
    """How many totals were found with their parts, and how many do not add up.

    Parameters
    ----------
    totals : pandas.DataFrame
        As `check_totals` gives it.

    Returns
    -------
    Said
    """
    if totals.empty:
        return Said("No total with its parts was found in one article.")
    each = totals.drop_duplicates("group")["relation"].value_counts()
    right, wrong = int(each.get("sum-right", 0)), int(each.get("sum-wrong", 0))
    adds, does = ("adds" if right == 1 else "add"), ("does" if wrong == 1 else "do")
    return Said(f"{plural(right + wrong, 'total')} with parts: {right} {adds} up, {wrong} {does} not.")


def totals_table(totals, sentences, **options):
    """The totals with their sums, wrong ones first, each leading to its sentence.

    Parameters
    ----------
    totals, sentences : pandas.DataFrame
    **options
        For Table.

    Returns
    -------
    Table or Said
    """
    if totals.empty:
        return Said("There is no sum to show.")
    each = totals.drop_duplicates("group").rename(columns={f"{name}_a": name for name in ("article", "start", "end", "text")})
    each = each.assign(finding=each["relation"].map(SUMS))
    columns = ["text", "finding", "note", "quantity", "confidence", "article"]
    options = {"caption": "Totals, one a row", "filters": ["finding"], "labels": {"note": "sum"}, **options}
    return Table(each, columns, context=sentences, **options)
