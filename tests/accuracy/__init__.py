"""Score the extractor on generated reports and on the real corpus.

``python -m tests.accuracy --help`` says how, ``--list`` names every layout and group.  A line of
the table stands for a layout: ``found`` is the share of its goals that were found, ``inv`` how
many were invented, ``exact`` the share of its sections that are right to the letter, ``unfl/100``
how many wrong ones per 100 sections bear no flag, ``flagged`` the share of reported sections with
one.  What could not be drawn is said below the table.  ``--negatives`` counts goals in documents
that hold none.

Everything here works on plain JSON objects: the truth of a sample and the report that
``extract --format json`` prints.
"""
