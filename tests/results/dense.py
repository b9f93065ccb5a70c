"""The mixed model by its definition, with whole matrices: slow, plain, independent of the equations."""

import numpy as np


class Dense:
    """Category means, entries and judges at given variance components."""

    def __init__(self, entry, judge, category_of_entry, score, variance, translated=None):
        self.entry, self.judge, self.score = entry, judge, score
        self.x = np.eye(category_of_entry.max() + 1)[category_of_entry[entry]]
        self.categories = self.x.shape[1]
        if translated is not None:
            self.x = np.column_stack([self.x, translated])
        self.z, self.w = np.eye(len(category_of_entry))[entry], np.eye(judge.max() + 1)[judge]
        self.own = np.eye(category_of_entry.max() + 1)[category_of_entry]
        self.variance = variance
        a, b, e = variance
        self.v = a * self.z @ self.z.T + b * self.w @ self.w.T + e * np.eye(len(score))
        self.inverse = np.linalg.inv(self.v)
        self.information = self.x.T @ self.inverse @ self.x
        gls = np.linalg.solve(self.information, self.x.T @ self.inverse)
        self.p = self.inverse - self.inverse @ self.x @ gls
        self.mean = gls @ score
        self.mean_se = np.sqrt(np.diagonal(np.linalg.inv(self.information)))
        self.entry_weights = self.own @ gls[: self.categories] + a * self.z.T @ self.p
        self.judge_weights = b * self.w.T @ self.p

    def deviance(self):
        _, log_v = np.linalg.slogdet(self.v)
        _, log_information = np.linalg.slogdet(self.information)
        return log_v + log_information + self.score @ self.p @ self.score

    def entries(self):
        """Predictions of category mean + entry effect, and the deviations of their errors."""
        a, _, _ = self.variance
        weights = self.entry_weights
        together = a * weights @ self.z
        error = weights @ self.v @ weights.T - together - together.T + a * np.eye(len(weights))
        return weights @ self.score, error

    def judges(self):
        _, b, _ = self.variance
        weights = self.judge_weights
        together = b * weights @ self.w
        error = weights @ self.v @ weights.T - together - together.T + b * np.eye(len(weights))
        return weights @ self.score, np.sqrt(np.diagonal(error))

    def infit(self):
        _, _, e = self.variance
        residuals = e * self.p @ self.score
        expected = e**2 * np.diagonal(self.p)
        squares = np.bincount(self.judge, residuals**2)
        return squares / np.bincount(self.judge, expected)
