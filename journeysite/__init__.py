"""journeysite: customer-journey maps, from Markdown files to a published site."""

__version__ = "0.1.0"
