"""PDF: from where words stand on paper back to paragraphs, headings, lists and tables.

`document` opens the file; `words` reads a page; `furniture` takes running headers off; `tables`, `columns`, `lines`,
`rows` and `notes` tell what stands together; `flow` makes paragraphs of lines, and `hyphens` words of their halves.
"""
