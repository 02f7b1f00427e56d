"""A track that is thrown away: all of it lies in this folder, and nothing else knows of it.

`settings.py` plugs it in beside the rooms there are, for a process of its own, in which `walk.py` is walked.
"""
