"""What is read over and objected to: by reviewers before a letter goes, by requested States once it went.

`looks` keeps which version a reviewer had before them, `remarks` what the last return objected to and whether it is
mended, `objections` counts what was objected to, `fields` names the fields of a letter that can be.
"""
