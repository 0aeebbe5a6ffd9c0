"""Whether it is so: denied, planned, possible, alleged, somebody's view, called off, or taken back.

Start reading at `polarity.py` and `modality.py`. Of the other rooms of checks it imports `who` and `figures`.
"""
