namespace Foreplan.Text;

// Sorting by a number that keeps the order of equals. LINQ's own is compiled at run time for a key that is a number, which costs a short command more than the sorting.
internal static class Ordering
{
    public static T[] ByNumber<T>(this IEnumerable<T> items, Func<T, int> number)
        where T : class
    {
        T[] sorted = [.. items];
        var numbers = new int[sorted.Length];
        var isSorted = true;
        for (var i = 0; i < sorted.Length; i++)
        {
            numbers[i] = number(sorted[i]);
            isSorted &= i == 0 || numbers[i - 1] <= numbers[i];
        }

        if (!isSorted)
        {
            Sort(sorted, numbers);
        }

        return sorted;
    }

    // Runs of 1, 2, 4 … are merged; of equals the one of the first run goes first.
    private static void Sort<T>(T[] items, int[] numbers)
    {
        var (from, fromNumbers, to, toNumbers) = (items, numbers, new T[items.Length], new int[items.Length]);
        for (var width = 1; width < items.Length; width *= 2)
        {
            for (var start = 0; start < items.Length; start += width * 2)
            {
                var (left, right) = (start, Math.Min(start + width, items.Length));
                var (leftEnd, rightEnd) = (right, Math.Min(right + width, items.Length));
                for (var at = start; at < rightEnd; at++)
                {
                    var next = left < leftEnd && (right >= rightEnd || fromNumbers[left] <= fromNumbers[right]) ? left++ : right++;
                    to[at] = from[next];
                    toNumbers[at] = fromNumbers[next];
                }
            }

            (from, fromNumbers, to, toNumbers) = (to, toNumbers, from, fromNumbers);
        }

        if (from != items)
        {
            from.CopyTo(items, 0);
        }
    }
}
