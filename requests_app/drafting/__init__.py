"""What stands beside the inputs of a draft: what its law asks, what is open, what others asked already, its parts.

`services` write; here is what a draft is made of and what is told beside it. `versions` keeps each text of it,
`moved` tells whether its basis has changed since.
"""
