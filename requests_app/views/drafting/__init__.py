"""The drafting screens: a page for each section of a request, and for each of its parts that has one."""
