"""Views: one file a kind of page, each with what its template may read and how that is made from the site."""
