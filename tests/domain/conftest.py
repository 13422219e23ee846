"""How long and how often the generated examples of this folder run."""

from hypothesis import settings

# A shared or slow machine may take long over one example: that says nothing about the rules.
settings.register_profile("domain", deadline=None)
settings.load_profile("domain")
