"""Page to labelled cells; each module knows one kind of page."""
