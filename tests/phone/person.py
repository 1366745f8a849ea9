"""Somebody with a phone: joins, writes, looks."""

import json

from facilitator.services.observing.invitations import Guest

SAVED = "document.querySelectorAll('.entry.saved').length"
WAITING = "document.querySelectorAll('.entry.waiting').length"


class Person:
    """Whoever holds the phone."""

    def __init__(self, page, host):
        self.page, self.host = page, host

    def arrives(self, guest=Guest.OBSERVER):
        self.page.open(self.host.link(guest))
        self.page.waits("document.querySelector('#name')")
        return self

    def joins(self, name="Observer 4", *, role="", agency="Ambulance", guest=Guest.OBSERVER):
        self.arrives(guest)
        self.page.run("document.querySelector('#name').value = ''")
        self.page.types("#name", name)
        if role:
            self.page.taps(f"#role-{role}")
        if agency:
            self.page.says(agency, "label")
        self.page.taps(".join .act")
        self.is_in()
        return self

    def is_in(self):
        self.page.waits(
            "document.body.classList.contains('joined')"
            " && document.querySelector('#link').dataset.state === 'saved'"
            " && document.querySelector('#clock').textContent.includes(':')"
        )

    def goes_to(self, page):
        self.page.taps(f'[data-page="{page}"].tab')
        self.page.waits(f"document.querySelector('#main').dataset.page === '{page}'")

    def picks(self, kind):
        self.page.says(kind, ".kind")

    def writes(self, text):
        self.page.waits("document.querySelector('#line').checkVisibility()")
        self.page.run("document.querySelector('#line').select()")
        self.page.types("#line", text)
        self.page.waits(f"document.querySelector('#line').value === {json.dumps(text)}")
        self.page.presses("Enter")
        self.page.waits("document.querySelector('#line').value === ''")

    def sees(self, *, saved=None, waiting=None):
        if saved is not None:
            self.page.waits(f"{SAVED} === {saved}")
        if waiting is not None:
            self.page.waits(f"{WAITING} === {waiting}")

    def rows(self):
        """What stands in the list of own entries: (text, saved number)."""
        return self.page.run(
            """[...document.querySelectorAll('.entry')].map((each) => [
              each.querySelector('.text').textContent,
              Number(each.querySelector('.state.saved')?.lastChild.textContent) || 0,
            ])"""
        )
