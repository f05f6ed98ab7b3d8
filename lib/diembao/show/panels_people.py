"""What stands in the notebook on the corpus about people: who speaks, how much and for whom, and who is named with whom."""

from itertools import combinations

import pandas as pd

from diembao.show.charts import Chart
from diembao.show.controls import Choice
from diembao.show.grid_pictures import Heat
from diembao.show.pictures import Bars
from diembao.show.prose import Said, plural
from diembao.show.tables import Table
from diembao.show.wording import listed

MEASURES = ("quotations", "syllables")
GROUPS = ("speaker", "role")
KINDS = ("person and organisation", "person", "organisation", "place")
TOPS = range(5, 26, 5)
UNKNOWN = "(not told)"


def speeches(quotes):
    """The quotations that are somebody's words and stand in no other one.

    Parameters
    ----------
    quotes : pandas.DataFrame
        As `extract_quotes` gives it.

    Returns
    -------
    pandas.DataFrame
        As the quotes, with role (the speaker's title, for whom is spoken) and speaker `(not told)` where the article does
        not tell, and syllables.
    """
    spoken = quotes[(quotes["type"] == "speech") & ~quotes["nested"]]
    return spoken.assign(
        speaker=spoken["speaker"].fillna(UNKNOWN),
        role=spoken["title"].fillna(UNKNOWN),
        syllables=spoken["text"].str.split().str.len().astype(int),
    )


def speakers_in_words(quotes):
    """How much is quoted, and of how much the speaker is known, in a sentence.

    Parameters
    ----------
    quotes : pandas.DataFrame
        As `extract_quotes` gives it.

    Returns
    -------
    Said
    """
    spoken = speeches(quotes)
    others = quotes["type"].value_counts()
    nouns = {"scare": ("term set apart", "terms set apart"), "title": ("title of a work", "titles of works")}
    kinds = [plural(others[kind], *noun) for kind, noun in nouns.items() if kind in others]
    besides = f" Quotation marks also hold {listed(kinds)}." if kinds else ""
    if spoken.empty:
        return Said(f"Nobody is quoted in these articles.{besides}")
    known, named = spoken["speaker"] != UNKNOWN, spoken["role"] != UNKNOWN
    whose = (
        f"A speaker is told for {known.sum():,} of them, {plural(spoken.loc[known, 'speaker'].nunique(), 'speaker')} in all, "
        f"and a role for {named.sum():,}."
        if known.any()
        else "None has a speaker who is told."
    )
    return Said(
        f"{plural(len(spoken), 'quotation')} of somebody’s words in {plural(spoken['article'].nunique(), 'article')}, "
        f"{plural(spoken['syllables'].sum(), 'syllable')} in all. {whose}{besides}"
    )


def speakers_chart(quotes, by="speaker", measure="quotations", top=15):
    """Who speaks most, or for whom most is spoken.

    Parameters
    ----------
    quotes : pandas.DataFrame
        As `extract_quotes` gives it.
    by : str
        speaker, or role.
    measure : str
        quotations or syllables.
    top : int
        How many bars.

    Returns
    -------
    Chart or Said
    """
    spoken = speeches(quotes)
    if (spoken[["speaker", "role"]] == UNKNOWN).all(axis=None):
        return Said("No quotation has a speaker who is told, so there is nothing to draw.")
    choices = [
        Choice("by", "Counted by", GROUPS, by),
        Choice("measure", "Measure", MEASURES, measure),
        Choice("top", "Bars", TOPS, top),
    ]
    return Chart("Speakers", lambda by, measure, top: _most(spoken, by, measure, top), _Speakers(), choices, frames=12)


def _most(spoken, by, measure, top):
    groups = spoken.groupby(by, sort=False)["syllables"]
    counted = groups.size() if measure == "quotations" else groups.sum()
    unknown = int(counted.get(UNKNOWN, 0))
    counted = counted.drop(UNKNOWN, errors="ignore").sort_values(ascending=False, kind="stable")
    table = counted.head(top).rename("value").rename_axis("name").reset_index()
    return table.assign(measure=measure, by=by, all=len(counted), unknown=unknown)


class _Speakers:
    """Bars, and a sentence that also says how much has no speaker."""

    def draw(self, table):
        unit = f"{table['measure'].iloc[0]} of speech" if len(table) else ""
        return Bars("name", "value", unit).draw(table)

    def describe(self, table):
        if table.empty:
            return "No quotation tells this."
        first = table.iloc[0]
        leading = Bars("name", "value", first["measure"]).describe(table)
        shown = f" {len(table)} of {plural(first['all'], first['by'])} are drawn." if first["all"] > len(table) else ""
        unknown = plural(int(first["unknown"]), first["measure"].removesuffix("s"))
        left = f" Left out: {unknown} for which no {first['by']} is told." if first["unknown"] else ""
        return f"{leading}{shown}{left}"


def speakers_table(quotes, sentences):
    """The speakers, each opening the sentence of the first quotation.

    Parameters
    ----------
    quotes, sentences : pandas.DataFrame

    Returns
    -------
    Table or Said
    """
    spoken = speeches(quotes)
    if spoken.empty:
        return Said("Nobody is quoted, so there is no table of speakers.")
    rows = []
    for speaker, some in spoken.groupby("speaker", sort=False):
        roles = [role for role in dict.fromkeys(some["role"]) if role != UNKNOWN]
        verbs = some["verb"].dropna().value_counts().head(3).index
        first = some.iloc[0]
        counts = (len(some), some["syllables"].sum(), some["article"].nunique())
        where = (first["article"], first["start"], first["end"])
        rows.append((speaker, "; ".join(roles) or None, *counts, ", ".join(verbs) or None, *where))
    columns = ["speaker", "speaks_for", "quotations", "syllables", "articles", "verbs", "article", "start", "end"]
    table = pd.DataFrame(rows, columns=columns).sort_values(["quotations", "syllables"], ascending=False, kind="stable")
    vietnamese = {"speaker", "speaks_for", "verbs"}
    caption = "Speakers, one a row; each opens the first quotation"
    return Table(table, columns[:6], (), sentences, caption, opens="speaker", vietnamese=vietnamese)


def quotes_table(quotes, sentences):
    """The quotations, each opening the sentence in which it begins.

    Parameters
    ----------
    quotes, sentences : pandas.DataFrame

    Returns
    -------
    Table or Said
    """
    if quotes.empty:
        return Said("No article of this corpus quotes anybody.")
    table = quotes.astype({"article": sentences["article"].dtype})  # they are looked up in the sentences
    words = table["text"].str.split()
    table["begins"] = words.str[:14].str.join(" ") + (words.str.len() > 14).map({True: "…", False: ""})
    columns = ["begins", "speaker", "title", "verb", "type"]
    labels = {"begins": "quotation", "title": "role of the speaker"}
    caption = "Quotations, one a row; each opens its sentence"
    vietnamese = {"begins", "speaker", "title", "verb"}
    return Table(table, columns, ["type"], sentences, caption, labels, opens="begins", vietnamese=vietnamese)


# --- who is named with whom ------------------------------------------------------------------------------------------


def pairs(names, kinds=("person", "organisation")):
    """Which names stand together in a passage.

    Parameters
    ----------
    names : pandas.DataFrame
        As `extract_names` gives it.
    kinds : collection of str
        Which kinds of names are paired.

    Returns
    -------
    pandas.DataFrame
        A row a pair and passage: article, passage, first, second (canonical forms), start, end (raw offsets of the stretch
        from the one to the other).
    """
    chosen = names[names["kind"].isin(kinds)].drop_duplicates(["article", "passage", "canonical"])
    rows = []
    for (article, passage), some in chosen.groupby(["article", "passage"], sort=False):
        spots = list(zip(some["canonical"], some["start"], some["end"], strict=True))
        for one, other in combinations(spots, 2):
            first, second = sorted((one[0], other[0]))
            rows.append((article, passage, first, second, min(one[1], other[1]), max(one[2], other[2])))
    return pd.DataFrame(rows, columns=["article", "passage", "first", "second", "start", "end"])


def together_chart(names, kind="person and organisation", top=15):
    """Who is named with whom: passages that name both, as a grid of shades.

    Parameters
    ----------
    names : pandas.DataFrame
        As `extract_names` gives it.
    kind : str
        Which names: person and organisation, person, organisation, or place.
    top : int
        So many names, those of the pairs that are met most.

    Returns
    -------
    Chart
    """
    found = {kind: pairs(names, kind.split(" and ")) for kind in KINDS}
    choices = [Choice("kind", "Names of", KINDS, kind), Choice("named", "Names shown", TOPS, top)]
    return Chart("Who is named with whom", lambda kind, named: _grid(found[kind], named), _Together(), choices, frames=8)


def _grid(found, top):
    """A long table of both halves of the grid, for the names of the pairs met most, until there are so many names."""
    counted = found.groupby(["first", "second"]).size().sort_values(ascending=False, kind="stable")
    names = []
    for pair in counted.index:
        new = [name for name in pair if name not in names]
        names += new if len(names) + len(new) <= top else []
    both = pd.concat([counted, counted.swaplevel()])
    cells = pd.MultiIndex.from_product([names, names], names=["first", "named_with"])
    return both.reindex(cells, fill_value=0).rename("passages").reset_index()


class _Together:
    """A grid of shades, and a sentence on the pairs met most."""

    def draw(self, table):
        return Heat("first", "named_with", "passages", "passages that name both").draw(table)

    def describe(self, table):
        once = table[table["first"] < table["named_with"]].sort_values("passages", ascending=False, kind="stable")
        once = once[once["passages"] > 0]
        if once.empty:
            return "No passage names two of these."
        told = [f"{row.first} and {row.named_with} ({plural(row.passages, 'passage')})" for row in once.head(3).itertuples()]
        names = table["first"].nunique()
        return f"Of {plural(names, 'name')}, {plural(len(once), 'pair')} meet in a passage; most often {listed(told)}."


def together_table(names, passages, kinds=("person", "organisation")):
    """The pairs of names, each with a passage that names both.

    Parameters
    ----------
    names, passages : pandas.DataFrame
    kinds : collection of str
        Which kinds of names are paired.

    Returns
    -------
    Table or Said
    """
    found = pairs(names, kinds)
    if found.empty:
        return Said("No passage names two people or organisations.")
    found["together"] = found.groupby(["first", "second"])["article"].transform("size")
    found = found.sort_values(["together", "first", "second"], ascending=[False, True, True], kind="stable")
    columns = ["first", "second", "together", "article"]
    labels = {"first": "named", "second": "with", "together": "passages with both"}
    caption = "Pairs of names and the passages that name both, one passage a row"
    return Table(found, columns, (), passages, caption, labels, opens="first", vietnamese={"first", "second"})
