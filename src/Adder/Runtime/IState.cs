namespace Adder.Runtime;

/// <summary>
/// State that interpreters keep one of. It says itself how it is made: `new T()` asks reflection, which costs a short program 2 ms.
/// </summary>
internal interface IState<TSelf>
{
    static abstract TSelf New();
}
