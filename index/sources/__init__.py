"""Reads articles from wherever they are: files and folders of them, exports, feeds, sitemaps, web pages.

Whatever a person names is a `Place`. `index.sources.reading.read_place` gives what is in it one by one: an article, or why
there is none (`index.sources.item`). A module for each kind of file turns bytes into articles, and does nothing else;
`index.sources.kinds` tells the kinds apart, `index.sources.fetch` is the only one that uses the network. Nothing is written
here, and nothing is known of the index.
"""
