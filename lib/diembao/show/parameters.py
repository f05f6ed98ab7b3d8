"""The parameters cell of a notebook: what it declares, and how settings from the shell replace its values.

A parameter is an assignment of a literal to a name in capitals, in the cell tagged `parameters`. The comment at its
end says what it is and, after the last semicolon, what it may be:

    TOP = 20  # words shown; 5 to 40 by 5
    BY = "word"  # what is counted; one of: word, syllable
    CORPUS = "ha-noi"  # a corpus that ships, or the path of a folder
"""

import ast
import difflib
import io
import re
import tokenize
from dataclasses import dataclass

NUMBER = r"-?\d+(?:\.\d+)?"
RANGE = re.compile(rf"({NUMBER}) to ({NUMBER})(?: by ({NUMBER}))?")
TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


@dataclass(frozen=True)
class Parameter:
    """A parameter as its notebook declares it."""

    notebook: str
    name: str
    value: object
    about: str = ""
    low: float | None = None
    high: float | None = None
    step: float | None = None
    options: tuple = ()
    span: tuple = ()  # of the value in the cell: line, column, line, column; lines from 0, columns in bytes

    @property
    def allowed(self):
        """What it may be, in words."""
        if self.options:
            return f"one of: {', '.join(map(str, self.options))}"
        if self.low is not None:
            by = f" by {self.step:g}" if self.step else ""
            return f"{_kind(self.value)}, {self.low:g} to {self.high:g}{by}"
        return _kind(self.value)

    def read(self, text):
        """A setting from the shell as a value of this parameter's kind.

        Raises
        ------
        ValueError
            Where it is of another kind or not allowed; the message says what is.

        Examples
        --------
        >>> Parameter("04_topics", "TOPICS", 5, low=2, high=12).read("80")
        Traceback (most recent call last):
        ...
        ValueError: 04_topics.topics cannot be 80; allowed: a whole number, 2 to 12
        """
        try:
            value = _convert(text, self.value)
        except (KeyError, ValueError):
            raise ValueError(self._refusal(text)) from None
        return self.check(value, text)

    def check(self, value, shown=None):
        """`value` where it is allowed, otherwise a ValueError."""
        if self.options and value not in self.options:
            raise ValueError(self._refusal(shown or value))
        if self.low is not None:
            off_step = self.step and abs((value - self.low) / self.step - round((value - self.low) / self.step)) > 1e-9
            if not self.low <= value <= self.high or off_step:
                raise ValueError(self._refusal(shown or value))
        return value

    def _refusal(self, shown):
        return f"{self.notebook}.{self.name.lower()} cannot be {shown}; allowed: {self.allowed}"


def _convert(text, like):
    if isinstance(like, bool):
        return TRUTH[text.lower()]
    if isinstance(like, (int, float)):
        return type(like)(text)
    return text


def _kind(value):
    kinds = {bool: "yes or no", int: "a whole number", float: "a number"}
    return kinds.get(type(value), "text")


def parameters_cell(nb):
    """The cell tagged `parameters`, or None."""
    return next((cell for cell in nb.cells if "parameters" in cell.metadata.get("tags", [])), None)


def read_parameters(nb, notebook):
    """The parameters that a notebook declares.

    Parameters
    ----------
    nb : nbformat.NotebookNode
    notebook : str
        Its name, for messages.

    Returns
    -------
    dict
        Name in lower case -> Parameter.

    Raises
    ------
    ValueError
        Where the cell cannot be read, or a value is outside of its own declaration.
    """
    cell = parameters_cell(nb)
    if cell is None:
        return {}
    try:
        tree = ast.parse(cell.source)
    except SyntaxError as error:
        raise ValueError(f"{notebook}: the parameters cell is not Python (line {error.lineno}: {error.msg})") from None
    comments = _comments(cell.source)
    found = (_parameter(node, comments, notebook) for node in tree.body if isinstance(node, ast.Assign))
    return {parameter.name.lower(): parameter for parameter in found if parameter}


def _comments(source):
    """Line number -> text of the comment on it."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {token.start[0]: token.string.lstrip("# ") for token in tokens if token.type == tokenize.COMMENT}


def _parameter(node, comments, notebook):
    """The Parameter of an assignment, or None where it is none."""
    target = node.targets[0]
    if not (isinstance(target, ast.Name) and target.id.isupper()):
        return None
    try:
        value = ast.literal_eval(node.value)
    except ValueError:
        return None
    place = node.value
    about, declared = _declaration(comments.get(place.end_lineno, ""), value, f"{notebook}: {target.id}")
    span = (place.lineno - 1, place.col_offset, place.end_lineno - 1, place.end_col_offset)
    parameter = Parameter(notebook, target.id, value, about, span=span, **declared)
    parameter.check(value)
    return parameter


def _declaration(comment, value, where):
    """What a comment says, and what it allows."""
    about, semicolon, rule = (part.strip() for part in comment.rpartition(";"))
    if not semicolon:
        return comment.strip(), {}
    if match := RANGE.fullmatch(rule):
        low, high, step = (float(number) if number else None for number in match.groups())
        return about, {"low": low, "high": high, "step": step}
    if rule.startswith("one of:"):
        return about, {"options": tuple(_convert(option.strip(), value) for option in rule[7:].split(","))}
    raise ValueError(
        f"{where}: {rule!r} is not understood; after the last semicolon write '2 to 12', '5 to 40 by 5' or 'one of: a, b'"
    )


def read_settings(settings, declared):
    """Settings from the shell, checked against what all notebooks declare, before anything runs.

    Parameters
    ----------
    settings : sequence of str
        As `04_topics.topics=8`; names in any case.
    declared : dict
        Notebook -> what `read_parameters` gave.

    Returns
    -------
    dict
        Notebook -> {name in lower case -> value}.

    Raises
    ------
    ValueError
        For the first setting that is wrong; the message lists what is allowed.

    Examples
    --------
    >>> read_settings(["04_topics.topic=8"], {"04_topics": {"topics": Parameter("04_topics", "TOPICS", 5)}})
    Traceback (most recent call last):
    ...
    ValueError: notebook 04_topics has no parameter topic (did you mean topics?); allowed: topics
    """
    chosen = {notebook: {} for notebook in declared}
    for setting in settings:
        target, equals, text = setting.partition("=")
        notebook, dot, name = (part.strip().lower() for part in target.rpartition("."))
        if not (equals and dot):
            raise ValueError(f"--set {setting} is not understood; write it as notebook.name=value, such as {_example(declared)}")
        notebook = notebook.removesuffix(".ipynb")
        names = {known.lower(): known for known in declared}
        if notebook not in names:
            raise ValueError(f"there is no notebook {notebook}{_nearest(notebook, names)}; allowed: {', '.join(declared)}")
        notebook = names[notebook]
        if name not in declared[notebook]:
            allowed = ", ".join(declared[notebook]) or "none"
            raise ValueError(f"notebook {notebook} has no parameter {name}{_nearest(name, declared[notebook])}; allowed: {allowed}")
        chosen[notebook][name] = declared[notebook][name].read(text.strip())
    return chosen


def _nearest(name, names):
    near = difflib.get_close_matches(name, names, 1)
    return f" (did you mean {near[0]}?)" if near else ""


def _example(declared):
    for notebook, parameters in declared.items():
        for name, parameter in parameters.items():
            return f"{notebook}.{name}={parameter.value}"
    return "04_topics.topics=8"


def put_parameters(nb, declared, values):
    """Writes values into the parameters cell; its comments and all else stay as they are.

    Parameters
    ----------
    nb : nbformat.NotebookNode
        Changed in place: it is the copy that will run.
    declared : dict
        What `read_parameters` gave for it.
    values : dict
        Name in lower case -> value.
    """
    cell = parameters_cell(nb)
    for name in sorted(values, key=lambda name: declared[name].span, reverse=True):
        cell.source = _replace(cell.source, declared[name].span, repr(values[name]))


def _replace(source, span, text):
    lines = [line.encode() for line in source.splitlines(keepends=True)]
    top, left, bottom, right = span
    lines[top : bottom + 1] = [lines[top][:left] + text.encode() + lines[bottom][right:]]
    return b"".join(lines).decode()
