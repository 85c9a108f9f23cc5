"""Lists of requests: the words by which they are found, the pages of a list, and what leaves as a file."""
