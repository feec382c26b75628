"""Who has booked in the sample hall: names that nobody has, and what they said."""

from __future__ import annotations

from typing import Final

GUESTS: Final = (
    ("Ines Kowalczyk", "en"), ("Omar Haddad", "ar"), ("Ruth Abernathy", "en"),
    ("Lucía Peralta", "es"), ("Jürgen Ackermann", "de"), ("Mei Tanaka", "en"),
    ("Samuel Okafor", "en"), ("Nadia Rahman", "ar"), ("Peter Lindqvist", "en"),
    ("Carmen Ibáñez", "es"), ("Heike Vogelsang", "de"), ("Daniel Osei", "en"),
    ("Agnes Whitlock", "en"), ("Yusuf Demir", "de"), ("Marisol Quintero", "es"),
    ("Leila Mansour", "ar"), ("George Pemberton", "en"), ("Anneliese Brandt", "de"),
    ("Tomás Arrieta", "es"), ("Grace Adeyemi", "en"), ("Farid Nasser", "ar"),
    ("Hannah Sorensen", "en"), ("Wolfgang Reuter", "de"), ("Elena Castellanos", "es"),
    ("Arthur Blackwood", "en"), ("Salma Idris", "ar"), ("Victor Almeida", "en"),
    ("Greta Zimmermann", "de"), ("Rosa Villanueva", "es"), ("Noah Fairbanks", "en"),
    ("Amina Diallo", "en"), ("Karl Heidenreich", "de"), ("Beatriz Montalvo", "es"),
    ("Edith Carmichael", "en"), ("Khaled Barakat", "ar"), ("Ivy Thornton", "en"),
    ("Dieter Hoffmeister", "de"), ("Paloma Serrano", "es"), ("Miles Redgrave", "en"),
    ("Zeinab Farouk", "ar"), ("Olga Petrenko", "en"), ("Stefan Kaltenbach", "de"),
    ("Julia Escobedo", "es"), ("Frances Holloway", "en"), ("Rami Khoury", "ar"),
    ("Walter Eisenberg", "de"), ("Teresa Galindo", "es"), ("Clara Winslow", "en"),
)  # fmt: skip
"""Names, and the languages that they speak; the first have booked today."""
NOTES: Final = (
    "", "", "", "", "", "Brings two children.", "Photograph is in the file.",
    "Please speak slowly.", "Lost the old document.", "Comes for both of them.",
)  # fmt: skip
