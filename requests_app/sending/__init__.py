"""From approval to the other side: the signed original, what went, and each leg of its way.

`scans` reads pages and the codes on them, `originals` compares a scan with what was approved and files it,
`package` is what is handed over, `sent_files` which files went, `hops` the legs, `confirmation` whether what went
urgently is confirmed formally, `progress` how far a letter is, `kept` whether what was filed is whole.
"""
