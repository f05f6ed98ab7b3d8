"""What the notebook on figures says in sentences: the answers that its pictures and tables give, and what to doubt."""

from diembao.show.amounts import AMOUNTS, amounts, cite, things, told
from diembao.show.figure_pictures import look_of
from diembao.show.ledger_rows import amount_of, ledger_frame
from diembao.show.prose import Cited, Said, plural
from diembao.show.wording import listed

NONE = "No figure was found in this corpus."
EXAMPLES = 5
FIELDS = {"counted": "what is counted", "actor": "who acts", "when": "when", "place": "where"}


def figures_in_words(figures, articles, sentences):
    """How many figures of which kinds, with one of each kind named.

    Parameters
    ----------
    figures, articles, sentences : pandas.DataFrame
        As `extract_figures`, `read_articles` and `split_sentences` give them.

    Returns
    -------
    Said
    """
    if figures.empty:
        return Said(NONE)
    frame = ledger_frame(figures, articles, sentences)
    leading = frame["kind"].value_counts().head(3)
    kinds = listed(f"{kind} ({count:,})" for kind, count in leading.items())
    bounded = int((frame["low"].notna() | frame["high"].notna()).sum())
    names = int(frame["kind"].isin(["identifier", "label"]).sum())
    where = f"{frame['article'].nunique()} of {plural(len(articles), 'article')}"
    return Cited(
        f"{plural(len(frame), 'figure')} in {where}; the most frequent by kind: {kinds}. {bounded:,} come with a bound (over, "
        f"under, at least, a range), and {names:,} only name something and must not be added up.",
        [(f"one of kind {kind}", cite(frame[frame["kind"] == kind].iloc[0].to_dict())) for kind in leading.index],
    )


def property_in_words(figures, by):
    """How many figures the text gives a property, and its most frequent value.

    Parameters
    ----------
    figures : pandas.DataFrame
    by : str
        A column of the figures.

    Returns
    -------
    Said
    """
    if figures.empty:
        return Said(NONE)
    known = figures[by].dropna() if by in figures else figures.iloc[:0, 0]
    if known.empty:
        return Said(f"For none of {plural(len(figures), 'figure')} does the text tell “{by}”.")
    counts = known.value_counts()
    return Said(
        f"“{by}” is known of {len(known):,} of {plural(len(figures), 'figure')} and has {plural(len(counts), 'value')}, "
        f"“{counts.index[0]}” the most often, {plural(counts.iloc[0], 'time')}. Each figure stands in the table further down."
    )


def amounts_in_words(figures, articles, sentences, thing=""):
    """The largest and the smallest amount of a thing, and how many are no exact values.

    Parameters
    ----------
    figures, articles, sentences, thing
        As for `amounts_chart`.

    Returns
    -------
    Said
    """
    frame = amounts(ledger_frame(figures, articles, sentences))
    if frame.empty:
        return Said("There is no amount to compare.")
    found = things(frame)
    thing = thing or next(iter(found))
    table = told(frame.iloc[found[thing]], "actor").sort_values("size", kind="stable")
    rows = table.to_dict("records")
    loose = sum(look_of(row) != "exact" for row in rows)
    again = sum(row["times"] > 1 for row in rows)
    text = f"The largest amount of “{thing}” is {amount_of(rows[-1])}, and the smallest {amount_of(rows[0])}. "
    if len(rows) == 1:
        text = f"There is one amount of “{thing}”: {amount_of(rows[0])}. "
    text += f"{loose} of {len(rows)} {'is' if loose == 1 else 'are'} not exact, but about, a range or a bound. " if loose else ""
    text += "" if loose else "Every one is given exactly. "
    if again:
        text += f"{again} {'is' if again == 1 else 'are'} told more than once, which is mostly one fact and not several."
    else:
        text += "None is told twice in the same way by the same actor."
    ends = [("the largest", rows[-1]), ("the smallest", rows[0])][: min(len(rows), 2)]
    often = max(rows, key=lambda row: row["times"])
    cites = [(label, sentence) for label, row in ends for sentence in row["cites"][:1]]
    cites += [("told most often", sentence) for sentence in often["cites"]] if often["times"] > 1 else []
    return Cited(text, cites)


def gaps_in_words(figures, articles, sentences):
    """What the texts leave out, or the rules did not find, with sentences to check.

    Parameters
    ----------
    figures, articles, sentences : pandas.DataFrame

    Returns
    -------
    Said
    """
    if figures.empty:
        return Said(NONE)
    frame = ledger_frame(figures, articles, sentences)
    sized = frame[frame["kind"].isin(AMOUNTS)]
    if sized.empty:
        return Said("No figure of this corpus can be larger or smaller than another, so nothing was to be counted.")
    missing = listed(f"for {int(sized[name].isna().sum()):,} {words}" for name, words in FIELDS.items())
    bare = sized[sized["counted"].isna() & sized["unit"].isna()]
    text = f"What is not known of {plural(len(sized), 'amount')}: {missing}. "
    text += f"{len(bare):,} have neither a unit nor anything counted: "
    text += "these may be misread, and are the first to look at." if len(bare) else "none is left to look at for that."
    return Cited(text, [(row["text"], cite(row)) for row in bare.head(EXAMPLES).to_dict("records")])


def density_in_words(figures, articles):
    """Which article holds the most figures for its length.

    Parameters
    ----------
    figures, articles : pandas.DataFrame

    Returns
    -------
    Said
    """
    if figures.empty:
        return Said(NONE)
    counts = figures["article"].value_counts()
    lengths = articles.drop_duplicates("article").set_index("article")["raw"].str.len().loc[counts.index]
    thousand = 1000 * counts / lengths
    first = thousand.idxmax()
    bare = len(articles) - len(counts)
    return Said(
        f"“{first}” holds the most figures for its length: {counts[first]} in {lengths[first]:,} characters. "
        f"{plural(bare, 'article')} of {len(articles)} {'holds' if bare == 1 else 'hold'} none."
    )
