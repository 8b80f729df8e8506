"""Counts the rows of each sheet of a large workbook, and checks every checksum of its package."""

import json
import sys
import zipfile

with zipfile.ZipFile(sys.argv[1]) as package:
    broken = package.testzip()
    rows = {}
    for name in package.namelist():
        if name.startswith("xl/worksheets/"):
            rows[name] = package.read(name).count(b"<row ")
json.dump({"broken": broken, "rows": rows}, sys.stdout)
