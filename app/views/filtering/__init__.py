"""Narrowing a list: what is asked for, how it is sorted and grouped, said in words and changed by hand."""
