"""A report as a Word document."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from docx import Document
from docx.document import Document as Written
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from tracker.exports.reports import cell_text
from tracker.queries.reports.tables import Table

# Word asks for a face per script; these two are on most machines.
LATIN, CHINESE = "Calibri", "Microsoft YaHei"


def word_document(
    table: Table, language: str, *, said: str, address: str, known: datetime
) -> bytes:
    """The table with its caption, what is said of its day, and where to find it again.

    ``known`` is the moment of our record that it gives, which dates the document.
    """
    document = Document()
    _set_faces(document)
    document.core_properties.title = table.caption
    document.core_properties.author = ""
    document.core_properties.created = document.core_properties.modified = known
    document.add_heading(table.caption, level=1)
    document.add_paragraph(said)
    if table.rows:
        _write(document, table, language)
    else:
        document.add_paragraph(table.empty)
    document.add_paragraph(address)
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def _write(document: Written, table: Table, language: str) -> None:
    grid = document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    for cell, column in zip(grid.rows[0].cells, table.columns, strict=True):
        cell.paragraphs[0].add_run(column.label).bold = True
    # The heading comes again on each page.
    properties = grid.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))
    for row in table.rows:
        for cell, value in zip(grid.add_row().cells, row.cells, strict=True):
            cell.paragraphs[0].add_run(cell_text(value, language)).bold = row.is_total


def _set_faces(document: Written) -> None:
    font = document.styles["Normal"].font
    font.name, font.size = LATIN, Pt(10)
    font.element.rPr.rFonts.set(qn("w:eastAsia"), CHINESE)
