"""The one app of a test process, which every test has as if it were new.

Making an app takes longer than most tests that ask it something, nearly all of it for the same addresses and
the same templates once more.
"""

from competition.app import create_app, settle

HOOKS = (
    *("before_request_funcs", "after_request_funcs", "teardown_request_funcs", "url_default_functions"),
    *("template_context_processors", "error_handler_spec", "view_functions"),
)


class SharedApp:
    """Gives the app to one test after the other."""

    def __init__(self):
        self._app = self._wiring = None

    def give(self, config, **parts):
        """Return the app in an installation; a new one, if the last test has changed more than settings."""
        if self._app is None or wiring(self._app) != self._wiring:
            self._app = create_app(config, **parts)
            self._wiring = wiring(self._app)
            self._settings, self._extensions = dict(self._app.config), dict(self._app.extensions)
            return self._app
        _replace(self._app.config, self._settings)
        _replace(self._app.extensions, self._extensions)
        settle(self._app, config, **parts)
        self._app._got_first_request = False
        return self._app


def wiring(app):
    """Return what an app is made of besides its settings: routes, hooks, what its templates can use."""
    hooks = [_kept(getattr(app, name)) for name in HOOKS]
    words = [dict(kept) for kept in (app.jinja_env.globals, app.jinja_env.filters, app.jinja_env.tests)]
    return app.wsgi_app, list(app.url_map.iter_rules()), hooks, words


def _kept(part):
    """Return a copy without what is empty: looking for a hook or a handler leaves an empty place behind."""
    if isinstance(part, dict):
        return {name: kept for name, each in part.items() if (kept := _kept(each)) not in ({}, [])}
    return [_kept(each) for each in part] if isinstance(part, list) else part


def _replace(kept, parts):
    kept.clear()
    kept.update(parts)
