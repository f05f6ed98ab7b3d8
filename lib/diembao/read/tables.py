"""Tables of records (.csv, .jsonl, .parquet) as they lie on the disk, within bounds."""

import io
import json

import pandas as pd

from diembao.read.errors import Unreadable, note
from diembao.read.packages import MOST_TABLE, read_file


def read_table(path, skipped):
    """A table of records; a line of JSON that cannot be read is noted in `skipped` and costs only itself.

    Raises
    ------
    Unreadable
        If it is no such table, is empty or exceeds `MOST_TABLE`, on the disk or unpacked.
    """
    ending, data = path.suffix.lower(), read_file(path)
    try:
        if ending == ".parquet":
            return _read_parquet(data)
        if ending == ".csv":
            return pd.read_csv(io.BytesIO(data), dtype=str, keep_default_na=False, encoding="utf-8-sig").apply(_whole_numbers)
    except Unreadable:
        raise
    except (ValueError, OSError) as error:  # pandas' and pyarrow's own errors are of these two kinds
        raise Unreadable(f"the table cannot be read: {error}", f"check that it is {ending[1:]} in UTF-8") from error
    return _read_json_lines(data, path, skipped)


def _read_parquet(data):
    """The table, read in parts: a few bytes of Parquet may stand for any number of repeated texts."""
    import pyarrow.parquet

    parts, size = [], 0
    for part in pyarrow.parquet.ParquetFile(io.BytesIO(data)).iter_batches(batch_size=256):
        size += part.nbytes
        if size > MOST_TABLE:
            raise Unreadable(f"unpacked the table has more than {MOST_TABLE / 1e6:.0f} MB", "split it")
        parts.append(part.to_pandas())
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()


def _whole_numbers(column):
    """Text to whole numbers where nothing is lost by it: `007` stays text."""
    if column.name != "text" and len(column) and column.str.fullmatch(r"0|[1-9]\d{0,17}").all():
        return column.astype("int64")
    return column


def _read_json_lines(data, path, skipped):
    rows = []
    try:
        lines = data.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise Unreadable(f"the table is not UTF-8 (byte {error.start})", "save it as UTF-8") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            if not isinstance(record, dict):
                raise ValueError("it is no object")
            rows.append(record)
        except ValueError as error:
            reason = f"line {number} is no JSON object ({error})"
            skipped.append(note(path, Unreadable(reason, "mend or delete that line")))
    return pd.DataFrame(rows, columns=list(dict.fromkeys(key for row in rows for key in row)), dtype=object)
