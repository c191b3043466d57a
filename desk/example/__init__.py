"""The example: a fictional cluster that counts its days from today, for `manage.py example`.

people, bodies and days say who meets and when. texts/ holds one file a meeting, papers/ one an attachment, both
plain Danish that anybody can edit; script reads them, words fills in dates, and stage plays two years in order,
through the same verbs as the pages, with the clock set back to when each thing was done.
"""
