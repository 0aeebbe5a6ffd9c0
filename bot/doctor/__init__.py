"""Is everything set up, and if not, what to do? A list of checks, each a plain function from the settings to its findings.

It looks and calls, and changes nothing; what can be mended, `bot.doctor.repair` mends when asked. What is wrong with Slack,
`bot.slack.diagnosis` tells. Start reading at `bot.doctor.checkup`.
"""
