"""What names are made of: heads, titles, family names and gazetteers, as the readers of names look them up."""

from collections import defaultdict

from diembao.extract.lexicon import rows
from diembao.extract.name_tokens import NamePhrases


def _by(name, key, *values):
    return {row[key]: tuple(row[value] for value in values) for row in rows(name)}


def _sets():
    sets = defaultdict(set)
    for row in rows("name_words"):
        sets[row["set"]].add(row["word"])
    return {name: frozenset(words) for name, words in sets.items()}


WORDS = _sets()
HEADS = NamePhrases(_by("name_heads", "head", "kind", "takes"))
TITLES = NamePhrases(_by("person_titles", "title", "use", "gender"))
VERBS = NamePhrases(_by("saying_verbs", "verb"))
PLACES = NamePhrases(_by("places", "name", "level", "within", "successor"))
ORGANISATIONS = NamePhrases(_by("known_organisations", "name", "field", "name"))
PERSONS = NamePhrases(_by("known_persons", "name", "person"))
FIELDS = NamePhrases(_by("organisation_words", "phrase"))
LAWS = NamePhrases(dict.fromkeys(WORDS["law"], ()))
FAMILIES = frozenset(row["name"].lower() for row in rows("family_names"))
GIVEN = frozenset(row["name"].lower() for row in rows("given_names"))
FOREIGN = {row["word"]: row["use"] for row in rows("foreign_words")}
STARTERS = frozenset(row["word"] for row in rows("sentence_starters"))
# The commonest family names: they open a name even in the middle of a run of capitals.
COMMON_FAMILIES = frozenset("nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đào trịnh trương".split())
