"""Work that must not be lost: put into a table with the act that wants it, done by a worker, told when it fails.

The table is the queue. The broker is a doorbell: what it forgets, or cannot carry while it is away, is found by the
next ring. Whoever puts work in is above this room.
"""
