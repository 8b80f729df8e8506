"""Counts the rows of each sheet of a large workbook; whatever is read to its end is checked."""

import json
import sys
import zipfile

MARK = b"<row "
rows = {}
broken = None
with zipfile.ZipFile(sys.argv[1]) as package:
    for name in package.namelist():
        count, rest = 0, b""
        try:
            with package.open(name) as part:
                while piece := part.read(1 << 20):
                    text = rest + piece
                    count += text.count(MARK)
                    rest = text[-(len(MARK) - 1) :]
        except zipfile.BadZipFile:
            broken = name
        if name.startswith("xl/worksheets/"):
            rows[name] = count
json.dump({"broken": broken, "rows": rows}, sys.stdout)
