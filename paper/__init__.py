"""How anything is printed, whatever it says: faces, styles, blocks, pages. Knows no room of the house."""
