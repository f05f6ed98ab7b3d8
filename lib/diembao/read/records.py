"""Writing tables for others: JSON lines, CSV, Parquet and Excel, safe to open in a spreadsheet."""

import json
import math
import re
from pathlib import Path

import pandas as pd

ENDINGS = (".jsonl", ".csv", ".parquet", ".xlsx")
# A spreadsheet runs a cell that opens with one of these, and turns these shapes into dates or drops their zeros. A text that
# has an apostrophe of its own there gets another, so that taking one off gives every cell back.
FORMULA = re.compile(r"\s*[=+\-@\t\r]|'")
DATE_LIKE = re.compile(r"\s*\d{1,4}\s*[-/.:]\s*\d{1,4}(?:\s*[-/.:]\s*\d{1,4})?\s*|\s*0\d+\s*|\s*\d+[eE]\d+\s*|\s*\d{4}-\d\dT?.*")
EXCEL_CELL = 32_767
# Characters that XML, and so Excel's format, cannot hold.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def write_table(table, path):
    """Write a table in the format that the path's ending names.

    In CSV (with a byte-order mark, for Excel) and Excel files a text cell that a spreadsheet would run as a formula or turn into
    a date gets an apostrophe before it, and so does one that opens with an apostrophe; numbers stay numbers. JSON lines and
    Parquet hold the cells as they are.

    Parameters
    ----------
    table : pandas.DataFrame
    path : str or path
        Ends in .jsonl, .csv, .parquet or .xlsx.

    Raises
    ------
    ValueError
        If the ending is another.
    """
    path = Path(path)
    check_ending(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    ending = path.suffix.lower()
    if ending == ".jsonl":
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            for row in table.to_dict("records"):
                line = json.dumps({key: _plain(value) for key, value in row.items()}, ensure_ascii=False, allow_nan=False)
                # A lone surrogate has no UTF-8; escaped, it is still the same JSON string.
                file.write(re.sub("[\ud800-\udfff]", lambda m: f"\\u{ord(m[0]):04x}", line) + "\n")
    elif ending == ".csv":
        protect(table).to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\n", errors="replace")
    elif ending == ".parquet":
        table.to_parquet(path, index=False)
    else:
        excel = protect(table).map(lambda cell: CONTROL.sub("", cell)[:EXCEL_CELL] if isinstance(cell, str) else cell)
        excel.to_excel(path, index=False, engine="openpyxl")


def check_ending(path):
    """Raise a ValueError unless a table can be written under this name."""
    if Path(path).suffix.lower() not in ENDINGS:
        raise ValueError(f"cannot write {str(path)!r}: its ending must be one of {', '.join(ENDINGS)}")


def protect(table):
    """The table with an apostrophe before each text cell that a spreadsheet would run or rewrite.

    Examples
    --------
    >>> protect(pd.DataFrame({"text": ["=1+1", "2-3", "hơn 4.100", "tháng 9-2019"]}))["text"].tolist()
    ["'=1+1", "'2-3", 'hơn 4.100', 'tháng 9-2019']
    """
    return table.map(lambda cell: "'" + cell if isinstance(cell, str) and _harmful(cell) else cell).rename(
        columns=lambda name: "'" + name if isinstance(name, str) and FORMULA.match(name) else name
    )


def _harmful(cell):
    return FORMULA.match(cell) or DATE_LIKE.fullmatch(cell)


def _plain(value):
    """A cell as JSON has it: missing is null, and a NumPy number is a number."""
    if isinstance(value, list | tuple | dict):
        return value
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return None
    return value.item() if hasattr(value, "item") else value.isoformat() if hasattr(value, "isoformat") else value
