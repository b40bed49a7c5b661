"""The look: tokens, style sheets, templates, fonts and icons, read from a folder and checked."""
