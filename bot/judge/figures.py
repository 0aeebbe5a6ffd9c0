"""The figures by which the judge is measured, in training and in the benchmarks."""

import numpy as np


def area_under_curve(scores: np.ndarray, labels: np.ndarray) -> float:
    """The chance that a positive (label 1) scores above a negative (0); ties count half."""
    _, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    ranks = (ends - (counts - 1) / 2)[inverse]
    positive = int(labels.sum())
    above = ranks[labels == 1].sum() - positive * (positive + 1) / 2
    return float(above / positive / (len(labels) - positive))


def balanced_accuracy(scores: np.ndarray, labels: np.ndarray, threshold: float) -> float:
    """The mean of the shares of positives at or above the threshold and of negatives below it."""
    accepted = scores >= threshold
    return float((accepted[labels == 1].mean() + (~accepted[labels == 0]).mean()) / 2)
