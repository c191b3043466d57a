"""Word's .docx: `package` unpacks and checks it, `styles` and `numbering` tell what its paragraphs are."""
