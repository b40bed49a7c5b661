"""What writers may write, file by file: the keys of the frontmatter, before anything is linked.

Scalars arrive as text (YAML's own guesses are never asked); each field says what the text must mean. Names are those
of the format; a field's description and example are what the format reference shows. Unknown keys are refused.
"""
