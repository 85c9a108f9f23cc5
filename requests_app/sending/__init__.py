"""From approval to the other side: the signed original, what went, and each leg of its way.

`originals` compares a scan with what was approved and files it, `hops` records the legs, `standing` how far it is.
"""
