"""Letters that follow one that was sent: what they may say, who issues them, and that they were sent.

`facts` reads what is known, `wording` writes the standard text, `drafting` keeps the text, `approval` says what must be
approved, `issuing` freezes it, `sending` records that it went, by which of the `routes`; `originals` keeps
the scan of it as signed.
"""
