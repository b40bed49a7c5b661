"""Site -> closed views -> finished pages."""
