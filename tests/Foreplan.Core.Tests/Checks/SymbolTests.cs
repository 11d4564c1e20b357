namespace Foreplan.Checks;

public sealed class SymbolTests
{
    private const string UseVerify = "1. Use `verify` in every route of `src/routes/`.";

    private readonly Shop shop = new();

    public SymbolTests()
    {
        shop.Tree.Add("src/auth/store.ts", "export class SessionStore { openSession(userId: string) {} }\n");
        shop.Tree.Add("api/users.py", "class UserRepository:\n    def find_by_email(self): ...\n");
    }

    [Theory]
    [InlineData("In `closeSession` (`src/auth/store.ts`), call `verify`.")]
    [InlineData("In `closeSession()` of `src/auth/store.ts`, call `verify`.")]
    [InlineData("In `SessionStore.closeSession` (`src/auth/store.ts:1`), call `verify`.")]
    [InlineData("In `src/auth/store.ts`, in `closeSession`, call `verify`.")]
    [InlineData("Add a check to `SessionStore.closeSession` in `src/auth/store.ts`.")]
    [InlineData("Add a call of `verify` to `closeSession` in `src/auth/store.ts`.")]
    [InlineData("Write the id in `closeSession` (`src/auth/store.ts`).")]
    [InlineData("Add a check and change `SessionStore.closeSession` in `src/auth/store.ts`.")]
    [InlineData("Move the check from `closeSession` into `verify`.")]
    [InlineData("`UserRepository.find_by_name` in `api/users.py` calls `verify`.")]
    [InlineData("The store's `closeSession` is told.\n2. Change `closeSession` in `src/auth/store.ts`.")]
    public void A_symbol_that_is_nowhere_is_found_in_a_step(string step) => Assert.Equal("PL218", Found(step));

    [Fact]
    public void A_word_that_may_be_kept_somewhere_else_is_looked_for_in_its_file() =>
        Assert.Contains(shop.With("A token without a signature: `verify`", "The cookie is long: `SessionStore.closeSession` in `src/auth/store.ts`, and `verify`"), found => found.Id == "PL218");

    [Theory]
    [InlineData("Create the function `closeSession` in `src/auth/store.ts`.\n2. In `closeSession` (`src/auth/store.ts`), call `verify`.")]
    [InlineData("In `closeSession` (new, in `src/auth/store.ts`) call `verify`.")]
    [InlineData("Rename `openSession` to `beginSession` in `src/auth/store.ts`.\n2. Call `SessionStore.beginSession` there.")]
    [InlineData("Make `SessionReader` a class with `readAll` in `src/auth/store.ts`.\n2. `SessionReader.readAll` is called in `verify`.")]
    [InlineData("Give `SessionStore` a method `closeSession()` in `src/auth/store.ts`.\n2. In `closeSession`, call `verify`.")]
    [InlineData("`SessionStore` gains `closeSession(id)` and keeps `closedIds`.\n2. Call `SessionStore.closeSession` in `src/routes/auth.js`.")]
    [InlineData("Split `openSession` into `readUser` and `makeId`.\n2. In `readUser`, call `verify`.")]
    [InlineData("Answer with `user_id` and `opened_at` in `src/routes/auth.js`.")]
    [InlineData("The record has `UserId` and `OpenedAt`.")]
    [InlineData("Use `ArgumentNullException.ThrowIfNull` in `src/auth/store.ts`.")]
    [InlineData("In `src/auth/store.ts` call `app.useAuthentication()` before `setTimeout`.")]
    [InlineData("In `api/users.py` let `logging.getLogger(__name__)` tell of it.")]
    [InlineData("In `src/auth/store.ts` use `React.useMemo` and `useQuery` in `verify`.")]
    public void What_the_plan_makes_and_what_libraries_bring_is_not(string step) => Assert.Equal("", Found(step));

    private string Found(string step) => Shop.Ids(shop.With(UseVerify, $"1. {step}").Where(found => found.Id == "PL218"));
}
