"""The parts of a screen: article, lists and the line at the foot."""
