"""The room for prompts: text files, one a prompt, with what renders them. It imports nothing of ours.

It is empty as long as answers are the articles' own sentences and no language model is asked.
"""
