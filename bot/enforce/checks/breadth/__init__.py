"""How far it holds: all or some, each or together, a part or the whole, the first or the largest of what.

Start reading at `scope.py`. Of the other rooms of checks it imports `figures`.
"""
