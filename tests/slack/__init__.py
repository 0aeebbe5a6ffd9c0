"""A small Slack on loopback for tests: a workspace, its Web API, Socket Mode, signed HTTP requests, and people who use it.

It refuses what Slack refuses, and keeps what it accepted while the app under test is killed and started again. It is no
copy of Slack: files, canvases, workflows and workspaces beside the one are left out, and an unknown method is refused.

Start reading at `driver.py`, whose class `Slack` is what a test holds; the nouns are in `nouns.py`, what Slack refuses in
`rules.py` and `views.py`, the methods in `methods.py`.
"""
