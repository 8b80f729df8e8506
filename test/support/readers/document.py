"""Opens a document with python-docx and writes what it found as JSON."""

import json
import sys

import docx

document = docx.Document(sys.argv[1])
json.dump(
    {
        "title": document.core_properties.title,
        "paragraphs": [paragraph.text for paragraph in document.paragraphs],
        "headings": [
            paragraph.text
            for paragraph in document.paragraphs
            if paragraph.style.name.startswith("Heading")
        ],
        "tables": [
            [[cell.text for cell in row.cells] for row in table.rows]
            for table in document.tables
        ],
        "pictures": len(document.inline_shapes),
        "fonts": sorted(
            {
                run._element.rPr.rFonts.get(
                    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}eastAsia"
                )
                or ""
                for paragraph in document.paragraphs
                for run in paragraph.runs
                if run._element.rPr is not None and run._element.rPr.rFonts is not None
            }
        ),
    },
    sys.stdout,
)
