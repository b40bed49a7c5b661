"""The linked site: frozen nouns of the practice, in the words of the domain."""
