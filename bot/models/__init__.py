"""Any language model, through LlamaIndex: text in, text out, within a budget of seconds and calls; or one clear sentence.

What is asked of a model, and what becomes of its words, is not this room's business. A model is made by `Library.model` from
the settings (`bot.models.settings`), or by `Model(name, make)` from any LlamaIndex `LLM`. Start reading at `bot.models.model`;
`bot.models.providers` knows the providers, `bot.models.faults` what their failures mean.
"""

from bot.models.model import Budget as Budget
from bot.models.model import Model as Model
