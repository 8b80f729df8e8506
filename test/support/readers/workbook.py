"""Opens a workbook with openpyxl and writes what it found as JSON."""

import json
import sys

import openpyxl

with open(sys.argv[1], "rb") as file:
    book = openpyxl.load_workbook(file)
sheets = []
for sheet in book.worksheets:
    setup = sheet.page_setup
    sheets.append(
        {
            "name": sheet.title,
            "rows": [[cell.value for cell in row] for row in sheet.iter_rows()],
            "types": [[cell.data_type for cell in row] for row in sheet.iter_rows()],
            "formats": [[cell.number_format for cell in row] for row in sheet.iter_rows()],
            "merged": sorted(str(area) for area in sheet.merged_cells.ranges),
            "repeated": sheet.print_title_rows,
            "frozen": sheet.freeze_panes,
            "paper": [setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight],
            "fits": sheet.sheet_properties.pageSetUpPr.fitToPage,
            "widths": [sheet.column_dimensions[letter].width for letter in ("A", "B", "C")],
        }
    )
json.dump({"title": book.properties.title, "sheets": sheets}, sys.stdout, default=str)
